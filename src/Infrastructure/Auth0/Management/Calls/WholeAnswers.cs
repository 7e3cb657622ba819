namespace McpServer.Infrastructure.Auth0.Management.Calls;

/// <summary>An answer is there when all of it is: what breaks off is tried again, and does not hang.</summary>
internal sealed class WholeAnswers : DelegatingHandler
{
    private const int MaxBodyBytes = 8 * 1024 * 1024;

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        var response = await base.SendAsync(request, cancellationToken);
        try
        {
            await response.Content.LoadIntoBufferAsync(MaxBodyBytes, cancellationToken);
            return response;
        }
        catch
        {
            response.Dispose();
            throw;
        }
    }
}
