"""What each page shows and how to use it, in easy language: one thought a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from dashboards.language.i18n import Lazy
from dashboards.language.i18n import lazy_gettext as _lazy


@dataclass(frozen=True)
class EasyText:
    """One page in easy language, sentence by sentence.

    Attributes:
        name: the short word for the page, as in the navigation.
        path: its address.
        shows: what one sees there.
        use: what one can do there.
    """

    name: Lazy
    path: str
    shows: tuple[Lazy, ...]
    use: tuple[Lazy, ...]


#: By the id of the page.
EASY_TEXTS: Mapping[str, EasyText] = {
    "overview": EasyText(
        name=_lazy("Overview"),
        path="/",
        shows=(
            _lazy("This page shows the most important numbers."),
            _lazy("At the top are 5 large numbers."),
            _lazy("For example: How many applications are there?"),
            _lazy("Below are pictures."),
        ),
        use=(
            _lazy("Click on a bar in a picture."),
            _lazy("Then the page shows only this part."),
            _lazy("Click on the bar again."),
            _lazy("Then you see everything again."),
        ),
    ),
    "applications": EasyText(
        name=_lazy("Applications"),
        path="/applications",
        shows=(
            _lazy("This page is about the applications."),
            _lazy("You see: Who wants money?"),
            _lazy("You see: Who gets money?"),
            _lazy("You see: How long does a decision take?"),
        ),
        use=(
            _lazy("At the bottom is a list of all applications."),
            _lazy("Above the list is a field."),
            _lazy("Write a word into the field."),
            _lazy("Then the list shows only applications with this word."),
        ),
    ),
    "regions": EasyText(
        name=_lazy("Regions"),
        path="/regions",
        shows=(
            _lazy("This page has a map."),
            _lazy("The map shows North Rhine-Westphalia."),
            _lazy("North Rhine-Westphalia has 53 districts and large towns."),
            _lazy("A district has many small towns."),
            _lazy("You see where money goes and how much it is."),
        ),
        use=(
            _lazy("Above the map are lists."),
            _lazy("In the first list you choose a number."),
            _lazy("For example: the number of projects."),
            _lazy("You can also compare two towns."),
        ),
    ),
    "neighbourhoods": EasyText(
        name=_lazy("Quartiere"),
        path="/neighbourhoods",
        shows=(
            _lazy("This page is about the Quartiere."),
            _lazy("A Quartier is a part of a town."),
            _lazy("There are 2 maps."),
            _lazy("Every dot on a map is a Quartier."),
            _lazy("On the first map a large dot means: many projects."),
        ),
        use=(
            _lazy("At the bottom is a list of the Quartiere."),
            _lazy("Click on a name."),
            _lazy("Then you read more about this Quartier."),
        ),
    ),
    "outreach": EasyText(
        name=_lazy("Outreach"),
        path="/outreach",
        shows=(
            _lazy("This page is about meeting each other."),
            _lazy("The helpers meet children and families."),
            _lazy("They meet a child for the first time."),
            _lazy("This is called: first contact."),
            _lazy("You see: Where are these meetings?"),
            _lazy("You see: Who comes back often?"),
        ),
        use=(
            _lazy("One picture is a table with colours."),
            _lazy("In every box is a number."),
            _lazy("The number says: How many first contacts?"),
        ),
    ),
    "cooperation": EasyText(
        name=_lazy("Cooperation"),
        path="/cooperation",
        shows=(
            _lazy("This page is about working together."),
            _lazy("The helpers do not work alone."),
            _lazy("They work with schools and offices."),
            _lazy("You see: Who works with whom?"),
            _lazy("You also see the places of the helpers."),
        ),
        use=(
            _lazy("Under every picture is the word: Table."),
            _lazy("Click on the word."),
            _lazy("Then you read the numbers as a list."),
        ),
    ),
    "need": EasyText(
        name=_lazy("Need"),
        path="/need",
        shows=(
            _lazy("This page asks: Who needs help?"),
            _lazy("In some towns many children are poor."),
            _lazy("The page asks: Does the money go there?"),
            _lazy("You also see towns without a project."),
        ),
        use=(
            _lazy("You can try something out."),
            _lazy("For example: Poor towns get more money."),
            _lazy("The page then works out new numbers."),
            _lazy("This is only a calculation."),
        ),
    ),
    "projects": EasyText(
        name=_lazy("Project list"),
        path="/projects",
        shows=(
            _lazy("This page is a list of all projects."),
            _lazy("You see: Who does what?"),
            _lazy("You see: In which town?"),
        ),
        use=(
            _lazy("Write a word into the field at the top."),
            _lazy("For example: the name of your town."),
            _lazy("Click on a project."),
            _lazy("Then you read more about it."),
        ),
    ),
    "table": EasyText(
        name=_lazy("Make a table"),
        path="/table",
        shows=(
            _lazy("On this page you make your own table."),
            _lazy("You choose 3 things."),
        ),
        use=(
            _lazy("First: What is in the rows?"),
            _lazy("Second: What is in the columns?"),
            _lazy("Third: Which number do you want to see?"),
        ),
    ),
    "circles": EasyText(
        name=_lazy("Circles"),
        path="/circles",
        shows=(
            _lazy("Some helpers meet in a group."),
            _lazy("The group is called: circle."),
            _lazy("There are pictures for every circle."),
            _lazy("The pictures tell a story."),
        ),
        use=(
            _lazy("Choose a circle."),
            _lazy("Press the right arrow key."),
            _lazy("Then the next picture comes."),
        ),
    ),
    "data": EasyText(
        name=_lazy("Data"),
        path="/data",
        shows=(
            _lazy("On this page you read about the numbers."),
            _lazy("You see: How old are the numbers?"),
            _lazy("You see: Who wrote them down?"),
            _lazy("You also read hard words with explanations."),
        ),
        use=(
            _lazy("Do you have a permission from the office?"),
            _lazy("Then you can hand in new numbers here."),
            _lazy("The page checks every number."),
            _lazy("It says what is wrong."),
        ),
    ),
    "neighbourhood": EasyText(
        name=_lazy("One Quartier"),
        path="/neighbourhoods",
        shows=(
            _lazy("This page is about one Quartier."),
            _lazy("You see: Where is the Quartier?"),
            _lazy("You see: How many children live there?"),
            _lazy("You see: Which projects help there?"),
        ),
        use=(
            _lazy("On the page Quartiere is a list."),
            _lazy("Click on the name of a Quartier."),
            _lazy("Then this page comes."),
        ),
    ),
    "project": EasyText(
        name=_lazy("One project"),
        path="/projects",
        shows=(
            _lazy("This page is about one project."),
            _lazy("You see: Who runs the project?"),
            _lazy("You see: Where is the project?"),
            _lazy("You see: How much money is there for it?"),
        ),
        use=(
            _lazy("On the page Projects is a list."),
            _lazy("Click on the name of a project."),
            _lazy("Then this page comes."),
        ),
    ),
    "circle": EasyText(
        name=_lazy("One circle"),
        path="/circles",
        shows=(
            _lazy("This page shows the pictures for one circle."),
            _lazy("Below are questions from the circle."),
            _lazy("The answers are there too."),
        ),
        use=(
            _lazy("Press the right arrow key."),
            _lazy("Then the next picture comes."),
            _lazy("Do you have a permission from the office?"),
            _lazy("Then you can write a question."),
            _lazy("At the end click on: Save."),
        ),
    ),
    "news": EasyText(
        name=_lazy("What is new"),
        path="/news",
        shows=(
            _lazy("This page says: What is new?"),
            _lazy("The newest is at the top."),
        ),
        use=(_lazy("Read from the top down."),),
    ),
    "accessibility": EasyText(
        name=_lazy("Access for all"),
        path="/accessibility",
        shows=(
            _lazy("This page says: Who can use this website?"),
            _lazy("It also says: What does not work yet?"),
        ),
        use=(
            _lazy("Does something not work?"),
            _lazy("Then write to us."),
            _lazy("This page says how."),
        ),
    ),
}
