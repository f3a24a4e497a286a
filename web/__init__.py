"""Every page people read: public pages and composed reads."""
