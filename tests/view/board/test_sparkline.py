"""The whole curve in a small drawing."""

from tests.support.fixtures import WriteFiles
from tests.view.board.drawn import ends
from tests.view.boards import board_of

PERSONAS = "personas: {clerk: Clerk, boss: Boss}\n"


def test_it_shows_every_stage_from_one_side_to_the_other(write_files: WriteFiles) -> None:
    spark = board_of(write_files, "  one: {emotion: 1}\n  two: {emotion: -2}\n  three: {emotion: 2}\n").spark
    assert spark is not None
    assert [name for name, _ in spark.stages] == ["one", "two", "three"]
    assert spark.borders == "M33.3 0V100M66.7 0V100"
    (line,) = spark.lines
    assert line.dots == "M16.7 32h0M50 86h0M83.3 14h0"
    assert ends(line.path) == ((16.7, 32), (83.3, 14))


def test_it_names_its_lowest_and_its_highest_point(write_files: WriteFiles) -> None:
    stages = "  one: {emotion: {by: {clerk: {score: -2, feeling: lost}, boss: {score: -2, feeling: lost}}}}\n"
    stages += "  two: {emotion: {by: {clerk: 1, boss: {score: 2, feeling: proud}}}}\n"
    spark = board_of(write_files, stages, PERSONAS).spark
    assert spark is not None
    assert spark.highest is not None
    low, high = spark.lowest, spark.highest
    assert (low.stage, [persona.name for persona in low.personas], low.felt.words) == ("one", ["Clerk", "Boss"], "lost")
    assert (high.stage, [persona.name for persona in high.personas], high.felt.words) == ("two", ["Boss"], "proud")


def test_where_all_is_felt_alike_there_is_no_highest_point(write_files: WriteFiles) -> None:
    spark = board_of(write_files, "  one: {emotion: 1}\n  two: {emotion: 1}\n").spark
    assert spark is not None
    assert spark.highest is None


def test_words_alone_draw_nothing(write_files: WriteFiles) -> None:
    assert board_of(write_files, "  one: {emotion: glad}\n").spark is None
