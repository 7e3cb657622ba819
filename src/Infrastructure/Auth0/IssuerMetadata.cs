using System.Text;
using McpServer.Application.Ports;
using McpServer.Infrastructure.Auth0.Management;
using Microsoft.Extensions.Logging;

namespace McpServer.Infrastructure.Auth0;

/// <summary>
/// The metadata of the issuer that people are sent to: the whole document as it publishes it, so that nothing that a
/// client looks for is lost.
/// </summary>
internal sealed partial class IssuerMetadata(
    IPublishedDocuments documents,
    TrustedIssuers issuers,
    TimeProvider clock,
    ILogger<IssuerMetadata> log
) : IDisposable
{
    private static readonly TimeSpan Freshness = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(30);

    private readonly SemaphoreSlim _turn = new(1, 1);
    private byte[]? _document;
    private long? _readAt;
    private long? _askedAt;

    public async ValueTask<byte[]?> ReadAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            if (!IsWithin(Freshness, _readAt) && !IsWithin(Rest, _askedAt))
            {
                // It belongs to all who wait: a reader who goes away must neither end it nor cause the next one.
                await AskAsync();
            }

            return _document;
        }
        finally
        {
            _turn.Release();
        }
    }

    public void Dispose() => _turn.Dispose();

    private async Task AskAsync()
    {
        var issuer = issuers.Identifiers[0];
        _askedAt = clock.GetTimestamp();
        var answer = await documents.ReadAsync(
            $"{issuer}.well-known/oauth-authorization-server",
            CancellationToken.None
        );
        if (answer.Content is null)
        {
            LogUnread(answer.Fault!);
        }
        else if (!string.Equals(answer.Content.Text("issuer"), issuer, StringComparison.Ordinal))
        {
            // RFC 8414, section 3.3: such a document must not be used. What was read before is no better.
            _document = null;
            LogForeign(issuer);
        }
        else
        {
            _document = Encoding.UTF8.GetBytes(answer.Content.ToJsonString());
            _readAt = clock.GetTimestamp();
        }
    }

    private bool IsWithin(TimeSpan limit, long? since) => since is { } start && clock.GetElapsedTime(start) < limit;

    [LoggerMessage(1, LogLevel.Warning, "The metadata of the authorization server cannot be read: {Fault}")]
    private partial void LogUnread(string fault);

    [LoggerMessage(2, LogLevel.Error, "The metadata of {Issuer} speaks for another issuer and is not handed on")]
    private partial void LogForeign(string issuer);
}
