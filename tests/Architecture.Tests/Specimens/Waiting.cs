using MediatR;
using Microsoft.AspNetCore.Http;

namespace McpServer.Architecture.Tests.Specimens;

/// <summary>Breaks the rule in some methods, and in others only seems to.</summary>
public sealed class Waiting : IAsyncDisposable, IPipelineBehavior<StrayRequest, string>
{
    public static Task WithoutTokenAsync() => Task.CompletedTask;

    public static Task WithTokenFirstAsync(CancellationToken cancellationToken, string more) =>
        Task.FromCanceled(cancellationToken.IsCancellationRequested || more.Length > 0 ? cancellationToken : default);

    public static ValueTask<int> ValueWithoutTokenAsync() => new(1);

    public static IAsyncEnumerable<int> StreamWithoutTokenAsync() => AsyncEnumerable.Empty<int>();

    public static Task WithTokenAsync(string more, CancellationToken cancellationToken) =>
        WithTokenFirstAsync(cancellationToken, more);

    public static Task WithContextAsync(HttpContext context) => WithTokenAsync("", context.RequestAborted);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    public Task<string> Handle(
        StrayRequest request,
        CancellationToken cancellationToken,
        RequestHandlerDelegate<string> next
    ) => next();
}
