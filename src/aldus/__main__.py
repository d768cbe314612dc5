"""`python -m aldus` is the command `aldus`."""

from aldus.cli import main

if __name__ == "__main__":
    main()
