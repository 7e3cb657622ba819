using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.EndToEnd.Tests.Tenancy;

/// <summary>Does something once, just before the tool's first matching request reaches the tenant.</summary>
internal sealed class OnTheWay(HttpMethod method, string path, Func<Task> act)
{
    // What the tool calls its way to the Management API.
    private const string ClientName = "Auth0 Management API";

    private int _acted;

    /// <summary>Is done to the tool's program: <see cref="TenantTool.Adjust"/>.</summary>
    public void AddTo(WebApplicationBuilder program) =>
        program.Services.AddHttpClient(ClientName).AddHttpMessageHandler(() => new Watch(this));

    private bool Concerns(HttpRequestMessage request) =>
        request.Method == method
        && request.RequestUri!.AbsolutePath.StartsWith($"/api/v2/{path}", StringComparison.Ordinal)
        && Interlocked.Exchange(ref _acted, 1) == 0;

    private sealed class Watch(OnTheWay way) : DelegatingHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(
            HttpRequestMessage request,
            CancellationToken cancellationToken
        )
        {
            if (way.Concerns(request))
            {
                await way.ActAsync();
            }

            return await base.SendAsync(request, cancellationToken);
        }
    }

    private Task ActAsync() => act();
}
