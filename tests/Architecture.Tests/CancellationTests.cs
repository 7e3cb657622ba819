using System.Reflection;
using McpServer.Architecture.Tests.Specimens;

namespace McpServer.Architecture.Tests;

/// <summary>What waits can be told that nobody waits for it any more.</summary>
public sealed class CancellationTests
{
    private static readonly Dictionary<string, string> Exceptions = new(StringComparer.Ordinal)
    {
        ["KeySetDownload.FetchAsync"] = "All calls of an issuer share one fetch; it ends by its own clock.",
    };

    [Fact]
    public void Every_asynchronous_method_takes_a_cancellation_token_last() =>
        Assert.Empty(Deaf(Ours.Types).Where(method => !Exceptions.ContainsKey(method)).Select(Told));

    [Fact]
    public void Every_exception_is_still_one() => Assert.Empty(Exceptions.Keys.Except(Deaf(Ours.Types)));

    [Theory]
    [InlineData(nameof(Waiting.WithoutTokenAsync))]
    [InlineData(nameof(Waiting.WithTokenFirstAsync))]
    [InlineData(nameof(Waiting.ValueWithoutTokenAsync))]
    [InlineData(nameof(Waiting.StreamWithoutTokenAsync))]
    public void One_that_does_not_is_told(string method) =>
        Assert.Contains($"{nameof(Waiting)}.{method}", Deaf([typeof(Waiting)]));

    [Fact]
    public void One_that_does_not_is_told_in_an_open_generic_class_too() =>
        Assert.Equal(["WaitingFor`2.WithoutTokenAsync"], Deaf([typeof(WaitingFor<,>)]));

    [Theory]
    [InlineData(nameof(Waiting.WithTokenAsync))]
    [InlineData(nameof(Waiting.WithContextAsync))]
    [InlineData(nameof(Waiting.DisposeAsync))]
    [InlineData(nameof(Waiting.Handle))]
    public void One_that_does_or_cannot_is_not(string method) =>
        Assert.DoesNotContain($"{nameof(Waiting)}.{method}", Deaf([typeof(Waiting)]));

    private static string Told(string method) =>
        $"{method} waits and cannot be cancelled; take a CancellationToken as its last parameter and pass it on.";

    private static IEnumerable<string> Deaf(IEnumerable<Type> types) =>
        from type in types
        let contracts = ForeignContracts(type).ToHashSet()
        from method in type.GetMethods(
            BindingFlags.Public
                | BindingFlags.NonPublic
                | BindingFlags.Instance
                | BindingFlags.Static
                | BindingFlags.DeclaredOnly
        )
        where !method.IsPrivate && !method.IsSpecialName && !method.Name.Contains('<', StringComparison.Ordinal)
        where IsAsynchronous(method.ReturnType) && !contracts.Contains(method) && !IsForeignOverride(method)
        let parameters = method.GetParameters().Select(parameter => parameter.ParameterType.Name).ToArray()
        // A request's context carries its own token (RequestAborted).
        where parameters is not [.., nameof(CancellationToken)] && !parameters.Contains("HttpContext")
        select $"{type.Name}.{method.Name}";

    private static bool IsAsynchronous(Type type) =>
        type.Name is "Task" or "Task`1" or "ValueTask" or "ValueTask`1" or "IAsyncEnumerable`1";

    // Somebody else's interface or base class says what its methods take: MediatR's behaviours, IAsyncDisposable.
    private static IEnumerable<MethodInfo> ForeignContracts(Type type)
    {
        var foreign = type.GetInterfaces().Where(contract => !IsOurs(contract));
        if (type.IsInterface)
        {
            return [];
        }

        // Reflection makes no map of an open generic type; a name has to do there.
        return type.IsGenericTypeDefinition
            ? type.GetMethods()
                .IntersectBy(
                    foreign.SelectMany(contract => contract.GetMethods()).Select(method => method.Name),
                    method => method.Name
                )
            : foreign.SelectMany(contract => type.GetInterfaceMap(contract).TargetMethods);
    }

    private static bool IsForeignOverride(MethodInfo method) =>
        method.GetBaseDefinition() is var declared && declared != method && !IsOurs(declared.DeclaringType!);

    private static bool IsOurs(Type type) =>
        type.Assembly.GetName().Name!.StartsWith("McpServer.", StringComparison.Ordinal);
}
