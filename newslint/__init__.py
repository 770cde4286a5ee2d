"""newslint: a rule-based misinformation and inconsistency linter for news."""

__version__ = "0.1.0"
