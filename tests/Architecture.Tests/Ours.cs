using System.Reflection;
using System.Runtime.CompilerServices;

namespace McpServer.Architecture.Tests;

/// <summary>The four layers, as they were compiled.</summary>
internal static class Ours
{
    public static readonly Assembly Domain = Assembly.Load("McpServer.Domain");

    public static readonly Assembly Application = Assembly.Load("McpServer.Application");

    public static readonly Assembly Infrastructure = Assembly.Load("McpServer.Infrastructure");

    public static readonly Assembly Host = Assembly.Load("McpServer.Host");

    public static readonly IReadOnlyList<Assembly> Layers = [Domain, Application, Infrastructure, Host];

    /// <summary>The types that somebody wrote, all layers together.</summary>
    public static IEnumerable<Type> Types => Layers.SelectMany(layer => layer.GetTypes()).Where(IsWritten);

    public static bool IsWritten(Type type) =>
        !type.Name.Contains('<', StringComparison.Ordinal)
        && !type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
        && !type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), inherit: false)
        && (type.DeclaringType is null || IsWritten(type.DeclaringType));
}
