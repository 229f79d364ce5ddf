"""A local stand-in for Discord: gateway, REST, permissions, a page to act as any person, and a demo group."""
