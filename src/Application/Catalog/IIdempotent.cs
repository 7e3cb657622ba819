namespace McpServer.Application.Catalog;

/// <summary>
/// A tool that changes something, and that is carried out once for each key: the same caller, key and arguments get the
/// same answer again; the same key with other arguments is refused.
/// </summary>
public interface IIdempotent
{
    /// <summary>Chosen by the client, such as a UUID; null when it does not mind to repeat the call.</summary>
    string? IdempotencyKey { get; }
}
