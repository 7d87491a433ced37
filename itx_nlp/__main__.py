"""Run the command line as `python -m itx_nlp`."""

from itx_nlp.cli import main

if __name__ == "__main__":
    main()
