// A stock discord.js bot: node bot.js <api url> <token>. `/ping` answers late and privately, its button opens a form.

const {
  ActionRowBuilder, ButtonBuilder, ButtonStyle, Client, GatewayIntentBits, LabelBuilder, MessageFlags, ModalBuilder,
  SlashCommandBuilder, TextInputBuilder, TextInputStyle,
} = require("discord.js");

const [api, token] = process.argv.slice(2);
const client = new Client({ intents: [GatewayIntentBits.Guilds], rest: { api, version: "10" } });

client.once("clientReady", async () => {
  const ping = new SlashCommandBuilder().setName("ping").setDescription("Ping");
  ping.addStringOption((option) => option.setName("what").setDescription("What").setRequired(true));
  await client.application.commands.set([ping.toJSON()]);
});

client.on("interactionCreate", async (interaction) => {
  if (interaction.isChatInputCommand()) {
    await interaction.deferReply({ flags: MessageFlags.Ephemeral });
    const button = new ButtonBuilder().setCustomId("press").setLabel("Press").setStyle(ButtonStyle.Primary);
    const guild = client.guilds.cache.first();
    const known = `${guild.name}, ${interaction.member.user.username}`;
    const components = [new ActionRowBuilder().addComponents(button)];
    await interaction.editReply({ content: `${interaction.options.getString("what")}: ${known}`, components });
  } else if (interaction.isButton()) {
    const input = new TextInputBuilder().setCustomId("name").setStyle(TextInputStyle.Short);
    const form = new ModalBuilder().setCustomId("form").setTitle("Form");
    await interaction.showModal(form.addLabelComponents(new LabelBuilder().setLabel("Name").setTextInputComponent(input)));
  } else if (interaction.isModalSubmit()) {
    await interaction.reply(`hello ${interaction.fields.getTextInputValue("name")}`);
  }
});

client.login(token);
