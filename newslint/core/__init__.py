"""Values that every room shares: nothing here reads, writes or decides."""
