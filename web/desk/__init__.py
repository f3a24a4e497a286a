"""Where those who check facts work: pages for people who are signed in, usable without JavaScript."""
