"""Reads the command tree: what there is, told as the commands' authors told it."""

from typing import Any

import discord
from discord import app_commands

from cogs.help.models import Entry
from core.commands import who_may_use

_MENUS = (discord.AppCommandType.user, discord.AppCommandType.message)


def entries_of_tree(tree: app_commands.CommandTree[Any]) -> list[Entry]:
    commands = [
        Entry(command.qualified_name, command.description, who_may_use(command))
        for command in tree.walk_commands()
        if isinstance(command, app_commands.Command)
    ]
    menus = [
        Entry(menu.name, "", who_may_use(menu), is_menu=True)
        for kind in _MENUS
        for menu in tree.get_commands(type=kind)
        if isinstance(menu, app_commands.ContextMenu)
    ]
    return commands + menus
