using McpServer.Domain.Access;
using McpServer.Host.Settings;
using Microsoft.Extensions.Options;

namespace McpServer.Host.Mcp.Sessions;

/// <summary>Which sessions are open, and whose they are. The SDK keeps the sessions; this is what it does not know.</summary>
internal sealed class OpenSessions(IOptions<McpOptions> options)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, SessionPlace> _open = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Issuer, string Subject), int> _places = [];

    /// <summary>The session, if this caller opened it. The id alone proves nothing: it may have been stolen.</summary>
    public SessionPlace? Find(string id, Caller caller)
    {
        lock (_lock)
        {
            return _open.TryGetValue(id, out var place) && place.Owner == SessionOwner.Of(caller) ? place : null;
        }
    }

    public bool Exists(string id)
    {
        lock (_lock)
        {
            return _open.ContainsKey(id);
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

    internal void Open(string id, SessionPlace place)
    {
        lock (_lock)
        {
            _open.Add(id, place);
        }
    }

    internal void Leave(SessionPlace place)
    {
        lock (_lock)
        {
            if (place.Id is not null)
            {
                _open.Remove(place.Id);
            }

            if (--_places[KeyOf(place.Owner)] == 0)
            {
                _places.Remove(KeyOf(place.Owner));
            }
        }
    }

    private static (string Issuer, string Subject) KeyOf(SessionOwner owner) => (owner.Issuer, owner.Subject);
}
