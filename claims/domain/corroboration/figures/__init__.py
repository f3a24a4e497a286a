"""The figures of one claim: who reports which, what was measured, and how they stand together: §4.11."""
