"""Kinds of command: a verb with examples in its help, and a verb that lists unless told otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from collections.abc import Sequence


class Verb(click.Command):
    """A command whose help ends with examples that run."""

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:  # noqa: ANN401 (click's own)
        super().__init__(*args, **kwargs)
        self.examples = tuple(examples)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 (click's)
        """Write the examples below the options."""
        write_examples(self.examples, formatter)


class ListingVerb(click.Group):
    """A verb that lists, with further verbs of its own: ``articles bridge``, ``articles set 3 …``.

    What is not the name of one of its commands is the query of the list.
    """

    def __init__(self, *args: Any, examples: Sequence[str] = (), **kwargs: Any) -> None:  # noqa: ANN401 (click's own)
        super().__init__(*args, **kwargs)
        self.examples = tuple(examples)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Put ``list`` before whatever does not begin with a command of this verb."""
        known = {*self.commands, *self.get_help_option_names(ctx)}
        if args[:1] == ["--db"] and args[2:3] and args[2] in known:  # given before the command
            args = [args[2], *args[:2], *args[3:]]
        if not args or args[0] not in known:
            args = ["list", *args]
        return super().parse_args(ctx, args)

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Show both ways to call it."""
        formatter.write_usage(ctx.command_path, "[QUERY]... [OPTIONS]")
        for name in self.commands:
            if name != "list":
                formatter.write_usage(f"{ctx.command_path} {name}", "[ARGS]...")

    def format_options(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The options of its list, then its other commands."""
        self.commands["list"].format_options(ctx, formatter)
        self.format_commands(ctx, formatter)

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:  # noqa: ARG002 (click's)
        """Write the examples below the options."""
        write_examples(self.examples, formatter)


def write_examples(examples: Sequence[str], formatter: click.HelpFormatter) -> None:
    """A section of command lines, never wrapped."""
    if not examples:
        return
    with formatter.section("Examples"):
        for line in examples:
            formatter.write(f"{'':{formatter.current_indent}}{line}\n")
