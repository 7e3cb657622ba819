namespace McpServer.Architecture.Tests.Specimens.Tools.Orders;

/// <summary>Breaks a rule, and only while it waits.</summary>
public sealed record AsksTheContainer
{
    public sealed class Handler
    {
        public static async Task<object?> HandleAsync(Func<object> find, CancellationToken cancellationToken)
        {
            await Task.Delay(TimeSpan.Zero, cancellationToken);
            return ((IServiceProvider)find()).GetService(typeof(string));
        }
    }
}
