"""What a person tells about themself for interviews: profile, availability, needs, and whom never to meet."""

from core.client import Greenroom


async def setup(bot: Greenroom) -> None:
    from cogs.profiles import buttons, forms
    from cogs.profiles.cog import FeatureCog

    await bot.add_feature("profiles", FeatureCog(bot), buttons, forms)
