"""Many records at once: in and out at the speed of the database, under every rule it keeps."""
