"""How the product is put together: settings, routes, the embedded database server."""
