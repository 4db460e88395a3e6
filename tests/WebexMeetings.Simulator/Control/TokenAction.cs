namespace WebexMeetings.Simulator;

internal enum TokenAction
{
    Issue,
    Revoke,
    Expire,
    IssueRefreshToken,
    RevokeRefreshToken,
}
