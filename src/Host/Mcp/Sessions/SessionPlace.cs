namespace McpServer.Host.Mcp.Sessions;

/// <summary>The place of one session: taken before it is opened, and free again when it ends or was never opened.</summary>
internal sealed class SessionPlace(OpenSessions sessions, SessionOwner owner)
{
    private string? _id;

    public void Open(string id)
    {
        _id = id;
        sessions.Open(id, owner);
    }

    /// <summary>The session has ended.</summary>
    public void End() => sessions.Leave(_id, owner);

    /// <summary>The request is over; a session that it did not open takes no place.</summary>
    public void LeaveUnlessOpen()
    {
        if (_id is null)
        {
            sessions.Leave(id: null, owner);
        }
    }
}
