namespace McpServer.Host.Mcp.Sessions;

/// <summary>The place of one session: taken before it is opened, and free again when it ends or was never opened.</summary>
internal sealed class SessionPlace(OpenSessions sessions, SessionOwner owner)
{
    private int _hasStream;

    public SessionOwner Owner => owner;

    /// <summary>The id of the session; null until it is open.</summary>
    public string? Id { get; private set; }

    public void Open(string id)
    {
        Id = id;
        sessions.Open(id, this);
    }

    /// <summary>The session has ended.</summary>
    public void End() => sessions.Leave(this);

    /// <summary>The request is over; a session that it did not open takes no place.</summary>
    public void LeaveUnlessOpen()
    {
        if (Id is null)
        {
            sessions.Leave(this);
        }
    }

    /// <summary>Whether nobody has opened the stream of the session before.</summary>
    public bool TryTakeStream() => Interlocked.Exchange(ref _hasStream, 1) == 0;

    /// <summary>It was not opened after all.</summary>
    public void GiveStreamBack() => Volatile.Write(ref _hasStream, 0);
}
