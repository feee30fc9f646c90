"""The body of the programme's pages: the blocks of the ground floor and the cards of what the portal holds."""

from campaigns.blocks.cards import IndicatorsBlock, ProvisionsBlock, ResourcesBlock
from core.blocks.body import BodyBlock


class Body(BodyBlock):
    """What an editor may put into a page, a campaign, a story or a piece of news."""

    resources = ResourcesBlock()
    provisions = ProvisionsBlock()
    indicators = IndicatorsBlock()
