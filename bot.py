"""Greenroom's command line: run, rehearse, check, backup, restore."""

import argparse
import asyncio
import logging
import os
import sys
from pathlib import Path

from core.environment import Environment, EnvironmentMistake, read_environment, set_up_logging
from core.features import migration_folders
from core.launch import check_everything, run_on_discord, run_on_rehearsal
from data.backup import BackupError, copy_database, restore_database
from data.migrations import MigrationError, check_history, migrate, read_migrations

log = logging.getLogger("bot")

FOLDER = Path(__file__).resolve().parent


def main(arguments: list[str]) -> int:
    chosen = _parser().parse_args(arguments)
    os.umask(0o077)  # What people told the bot is for nobody else on this machine.
    try:
        environment = read_environment(FOLDER)
        set_up_logging(environment.log_level, environment.token)
        return _do(chosen, environment)
    except (EnvironmentMistake, MigrationError, BackupError) as mistake:
        print(mistake, file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    except Exception:
        # Through the log, which never shows the token.
        log.exception("Stopped by a defect")
        return 1


def _do(chosen: argparse.Namespace, environment: Environment) -> int:
    match chosen.command:
        case "check":
            print(asyncio.run(check_everything(environment)))
        case "backup":
            copy_database(environment.database_path, chosen.file)
            print(f"Backed up to {chosen.file}, and checked.")
        case "restore":
            _restore(chosen.file, environment.database_path)
        case "run" if chosen.rehearsal:
            asyncio.run(run_on_rehearsal(chosen.rehearsal, chosen.clock, chosen.database))
        case "run" if environment.token is not None:
            asyncio.run(run_on_discord(environment, environment.token))
        case _:
            # Loaded only here: on Discord, the rehearsal's code is not even imported.
            from rehearsal.start import rehearse

            asyncio.run(rehearse(FOLDER, environment.rehearsal_port))
    return 0


def _restore(backup: Path, database: Path) -> None:
    migrations = read_migrations(migration_folders())

    def prepare(copy: Path) -> None:
        check_history(copy, migrations)
        migrate(copy, migrations)

    restored = restore_database(backup, database, prepare)
    print(f"Restored from {backup}, and checked.")
    if restored.kept:
        print(f"What was there before is in {restored.kept}.")
    if restored.was_damaged:
        print("It was damaged. If the bot is running, restart it now.")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="bot.py", description=__doc__)
    commands = parser.add_subparsers(dest="command")
    # After the subparsers were added: argparse forgets a default for a command that is not there yet.
    parser.set_defaults(command="run", rehearsal=None)
    run = commands.add_parser("run", help="on Discord with DISCORD_TOKEN, else a rehearsal (the default)")
    run.add_argument("--rehearsal", metavar="URL", help=argparse.SUPPRESS)
    run.add_argument("--clock", type=Path, help=argparse.SUPPRESS)
    run.add_argument("--database", type=Path, help=argparse.SUPPRESS)
    commands.add_parser("rehearse", help="against the built-in local Discord, with a page to try everything")
    commands.add_parser("check", help="settings, database and commands, without connecting")
    commands.add_parser("backup", help="copy the database, also while the bot runs").add_argument("file", type=Path)
    commands.add_parser("restore", help="put a backup in place, also while the bot runs").add_argument(
        "file", type=Path
    )
    return parser


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
