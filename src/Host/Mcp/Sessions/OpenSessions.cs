using McpServer.Domain.Access;
using McpServer.Host.Settings;
using Microsoft.Extensions.Options;

namespace McpServer.Host.Mcp.Sessions;

/// <summary>Which sessions are open, and whose they are. The SDK keeps the sessions; this is what it does not know.</summary>
internal sealed class OpenSessions(IOptions<McpOptions> options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SessionOwner> _owners = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Issuer, string Subject), int> _places = [];

    /// <summary>Whether this caller opened it. The id alone proves nothing: it may have been stolen.</summary>
    public bool IsOf(string id, Caller caller)
    {
        lock (_lock)
        {
            return _owners.TryGetValue(id, out var owner) && owner == SessionOwner.Of(caller);
        }
    }

    public bool Exists(string id)
    {
        lock (_lock)
        {
            return _owners.ContainsKey(id);
        }
    }

    /// <summary>Takes the place of a session that is about to be opened, if there is room for it.</summary>
    public SessionRoom TryTake(Caller caller, out SessionPlace? place)
    {
        var owner = SessionOwner.Of(caller);
        place = null;
        lock (_lock)
        {
            var own = _places.GetValueOrDefault(KeyOf(owner));
            if (own >= options.Value.MaxSessionsPerCaller)
            {
                return SessionRoom.CallerHasTooMany;
            }

            if (_places.Values.Sum() >= options.Value.MaxSessions)
            {
                return SessionRoom.ServerHasTooMany;
            }

            _places[KeyOf(owner)] = own + 1;
        }

        place = new SessionPlace(this, owner);
        return SessionRoom.Free;
    }

    internal void Open(string id, SessionOwner owner)
    {
        lock (_lock)
        {
            _owners.Add(id, owner);
        }
    }

    internal void Leave(string? id, SessionOwner owner)
    {
        lock (_lock)
        {
            if (id is not null)
            {
                _owners.Remove(id);
            }

            if (--_places[KeyOf(owner)] == 0)
            {
                _places.Remove(KeyOf(owner));
            }
        }
    }

    private static (string Issuer, string Subject) KeyOf(SessionOwner owner) => (owner.Issuer, owner.Subject);
}
