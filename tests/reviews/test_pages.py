"""Pictures of a resume's pages: in the thread of its review, once, with alt text, and gone with the file."""

from tests.reviews.acting import claimed, files_in, pictures_in, resume_of, texts, thread_of, threads_of, withdraw
from tests.stage import Stage


async def test_both_see_each_page_with_alt_text_and_a_withdrawal_takes_them_along(studio: Stage) -> None:
    await claimed(studio, content=resume_of(2))
    thread = thread_of(studio, studio.priya)
    said = ["Page 1 of the resume above", "Page 2 of the resume above"]
    assert pictures_in(studio.ana, thread) == pictures_in(studio.priya, thread) == said
    assert files_in(studio.priya, thread) == ["cv.pdf", "page-1.png", "page-2.png"]

    studio.server.faults.fail("DELETE", "/channels/{}", status=403, times=None)
    await withdraw(studio)
    assert files_in(studio.priya, thread) == [], "also where the thread itself cannot be removed"
    studio.server.faults.clear()
    await studio.pass_time(hours=1)
    assert threads_of(studio, studio.priya) == []


async def test_of_a_long_resume_the_first_ten_pages_are_shown_and_that_is_said(studio: Stage) -> None:
    await claimed(studio, content=resume_of(12))
    thread = thread_of(studio, studio.priya)
    assert len(pictures_in(studio.priya, thread)) == 10
    assert any("The first 10 of 12 pages" in one for one in texts(studio.priya, thread))
