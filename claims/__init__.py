"""What is said: claims, appearances, attributions, origins and corroboration."""
