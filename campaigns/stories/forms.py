"""The editor's form of a story."""

from wagtail.admin.forms import WagtailAdminPageForm

from campaigns.stories.consent import obstacle


class StoryForm(WagtailAdminPageForm):
    def clean(self) -> dict:
        """Tell the editor at the field why the story cannot be published; a draft may be saved."""
        cleaned = super().clean()
        self.instance.shows_person = cleaned.get("shows_person", self.instance.shows_person)
        if not self.is_deferred_validation and (problem := obstacle(self.instance)):
            self.add_error("shows_person", problem)
        return cleaned
