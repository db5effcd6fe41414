"""For a person who wants to see what the tool does: fixtures checked, verdicts explained."""
