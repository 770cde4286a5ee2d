"""The hall: paths come in, diagnostics go out, stage by stage. The only module that knows all rooms."""
