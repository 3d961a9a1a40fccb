"""Mail: addresses, the bytes of a mail, the warnings before it is sent, and sending it to a real server."""
