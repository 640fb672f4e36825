"""What can go wrong with an account."""

from kahaniyaa_shared.problems import Conflict, Forbidden, Invalid, Unauthenticated, UpstreamDown


class EmailTaken(Conflict):
    """There is an account with this e-mail address; sign in to it."""

    slug, title = "email-taken", "This e-mail address has an account"


class AlreadyRegistered(Conflict):
    """You are signed in to a registered account; sign out before making another."""

    slug, title = "already-registered", "You have an account"


class WeakPassword(Invalid):
    """The password is too easy to guess."""

    slug, title = "weak-password", "Choose a stronger password"


class WrongCredentials(Unauthenticated):
    """The e-mail address or the password is not right; which of them, we do not tell."""

    slug, title = "wrong-credentials", "That is not right"


class WrongPassword(Invalid):
    """The current password is another one."""

    slug, title = "wrong-password", "That is not your password"


class GuestsHaveNone(Forbidden):
    """Guests have no password; register first."""

    slug, title = "guests-have-none", "Register first"


class AccountGone(Unauthenticated):
    """The account that this token speaks of was deleted."""

    slug, title = "account-gone", "This account is gone"


class TooBusy(UpstreamDown):
    """More sign-ins at once than can be checked; asking again soon works."""

    slug, title = "too-busy", "Too busy to check passwords"
