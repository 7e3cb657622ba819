using McpServer.Host.Health;
using McpServer.Host.Mcp;
using McpServer.Host.Settings;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;
using Microsoft.Net.Http.Headers;

namespace McpServer.Host.Welcome;

/// <summary>Serves <see cref="HomePage"/> at the root: a page to browsers, a few lines to everybody else.</summary>
internal static class HomePageEndpoint
{
    private const string Reading = "GET, HEAD";

    private static readonly MediaTypeHeaderValue Html = new("text/html");

    public static void MapHomePage(this IEndpointRouteBuilder routes)
    {
        if (!routes.ServiceProvider.GetRequiredService<IOptions<ServerOptions>>().Value.HomePage)
        {
            return;
        }

        var page = new Lazy<HomePage>(() => ActivatorUtilities.CreateInstance<HomePage>(routes.ServiceProvider));
        // For every method: a client that was given this address must not be asked to sign in for nothing.
        routes.Map("/", context => ServeAsync(context, page.Value)).AllowAnonymous();
    }

    private static async Task ServeAsync(HttpContext context, HomePage page)
    {
        var (request, response) = (context.Request, context.Response);
        if (!HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            response.Headers.Allow = Reading;
            await JsonRpcFailure.WriteAsync(
                context,
                StatusCodes.Status405MethodNotAllowed,
                JsonRpcFailure.InvalidRequest,
                $"Nothing listens here. The MCP endpoint is {page.Endpoint}"
            );
            return;
        }

        var health = context.RequestServices.GetRequiredService<HealthCheckService>();
        var isReady = await health.IsReadyAsync(context.RequestAborted);
        var isBrowser = AcceptsPage(request);
        var body = (isBrowser, isReady) switch
        {
            (true, true) => page.Ready,
            (true, false) => page.NotReady,
            (false, true) => page.ReadyText,
            (false, false) => page.NotReadyText,
        };
        response.ContentType = isBrowser ? "text/html; charset=utf-8" : "text/plain; charset=utf-8";
        response.ContentLength = body.Length;
        response.Headers.CacheControl = "no-store";
        response.Headers.Vary = HeaderNames.Accept;
        response.Headers.ContentSecurityPolicy = HomePage.ContentSecurityPolicy;
        response.Headers.XContentTypeOptions = "nosniff";
        response.Headers["Referrer-Policy"] = "no-referrer";
        if (HttpMethods.IsGet(request.Method))
        {
            await response.Body.WriteAsync(body, context.RequestAborted);
        }
    }

    // Whoever takes anything, as curl does, is better served with text.
    private static bool AcceptsPage(HttpRequest request) =>
        request
            .GetTypedHeaders()
            .Accept.Any(range => !range.MatchesAllTypes && Html.IsSubsetOf(range) && range.Quality is not 0);
}
