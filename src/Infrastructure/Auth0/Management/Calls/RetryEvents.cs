using System.Net;
using Microsoft.Extensions.Logging;

namespace McpServer.Infrastructure.Auth0.Management.Calls;

/// <summary>Logs that a call takes longer, and nothing of the call.</summary>
internal sealed partial class RetryEvents(ILogger<RetryEvents> logger)
{
    [LoggerMessage(1, LogLevel.Information, "Attempt {Attempt} at the tenant failed ({Status}); the next is in {Wait}")]
    public partial void Waits(int attempt, HttpStatusCode? status, TimeSpan wait);
}
