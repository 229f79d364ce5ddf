"""A stock hikari bot: python hikari_bot.py <api url> <token>. As bot.js, in another library's ways."""
# mypy: ignore-errors

import sys

import hikari

API, TOKEN = sys.argv[1:3]
bot = hikari.GatewayBot(TOKEN, rest_url=f"{API}/v10", banner=None, intents=hikari.Intents.GUILDS, logs=None)


@bot.listen()
async def started(_: hikari.StartedEvent) -> None:
    application = await bot.rest.fetch_application()
    ping = bot.rest.slash_command_builder("ping", "Ping")
    what = hikari.CommandOption(type=hikari.OptionType.STRING, name="what", description="What", is_required=True)
    await bot.rest.set_application_commands(application.id, [ping.add_option(what)])


@bot.listen()
async def answer(event: hikari.InteractionCreateEvent) -> None:
    interaction = event.interaction
    if isinstance(interaction, hikari.CommandInteraction):
        await interaction.create_initial_response(hikari.ResponseType.DEFERRED_MESSAGE_CREATE, flags=64)
        row = bot.rest.build_message_action_row()
        row.add_interactive_button(hikari.ButtonStyle.PRIMARY, "press", label="Press")
        (guild,) = bot.cache.get_guilds_view().values()
        words = f"{interaction.options[0].value}: {guild.name}, {interaction.member.username}"
        await interaction.edit_initial_response(words, component=row)
    elif isinstance(interaction, hikari.ComponentInteraction):
        row = bot.rest.build_modal_action_row().add_text_input("name", "Name")
        await interaction.create_modal_response("Form", "form", component=row)
    elif isinstance(interaction, hikari.ModalInteraction):
        words = f"hello {interaction.components[0][0].value}"
        await interaction.create_initial_response(hikari.ResponseType.MESSAGE_CREATE, words)


bot.run()
