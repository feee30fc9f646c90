"""The account: people sign in with their e-mail address; there are no user names."""

from django.contrib.auth.models import AbstractUser, BaseUserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils.translation import gettext_lazy as _


class UserManager(BaseUserManager):
    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        """Create an account; without a password nobody can sign in to it. Raises ValueError without e-mail."""
        if not email:
            raise ValueError("An account needs an e-mail address.")
        user = self.model(email=self.normalize_email(email), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, email: str) -> "User":
        return self.get(email__iexact=email)


class User(AbstractUser):
    username = None
    email = models.EmailField(
        _("e-mail address"), unique=True, error_messages={"unique": _("This e-mail address is taken.")}
    )

    objects = UserManager()

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = []

    class Meta(AbstractUser.Meta):
        ordering = ["email"]
        constraints = [
            # unique=True tells case apart, addresses of people do not.
            models.UniqueConstraint(Lower("email"), name="one_account_per_email")
        ]

    def get_full_name(self) -> str:
        """Family name first, as Vietnamese names are written."""
        return f"{self.last_name} {self.first_name}".strip() or self.email

    def __str__(self) -> str:
        return self.get_full_name()
