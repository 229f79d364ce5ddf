"""What the schema and the statements keep true by themselves."""

import sqlite3

import pytest

from cogs.volunteers import store
from cogs.volunteers.models import ApplicationForm, State
from data.database import Database
from tests.stage import NOW

GROUP, OTHER_GROUP = 100, 200
FORM = ApplicationForm("Coach", ("Data",), (), "Ask Priya")


async def test_an_application_leaves_the_state_it_was_read_in_once(db: Database) -> None:
    async with db.write() as tx:
        number = await store.add_application(tx, GROUP, 1, "Ana", FORM, NOW)
        read = await store.get_application(tx, GROUP, number)
        assert read is not None
        assert await store.set_decided(tx, read, State.APPROVED, 9, "", NOW)
        assert not await store.set_decided(tx, read, State.DECLINED, 9, "Not now", NOW)
        assert await store.get_application(tx, OTHER_GROUP, number) is None


async def test_nobody_has_two_applications_that_wait_in_one_group(db: Database) -> None:
    async with db.write() as tx:
        await store.add_application(tx, GROUP, 1, "Ana", FORM, NOW)
        await store.add_application(tx, OTHER_GROUP, 1, "Ana", FORM, NOW)
        with pytest.raises(sqlite3.IntegrityError):
            await store.add_application(tx, GROUP, 1, "Ana", FORM, NOW)
