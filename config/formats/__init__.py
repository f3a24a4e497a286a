"""How days and times are written where a page does not say it itself: in the admin."""
