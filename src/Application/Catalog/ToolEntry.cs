using System.Reflection;
using System.Text.Json;
using FluentValidation;
using McpServer.Domain.Access;
using McpServer.Domain.Tools;

namespace McpServer.Application.Catalog;

/// <summary>A tool as the catalog holds it: everything about it that can be known before a call.</summary>
public abstract class ToolEntry
{
    private protected ToolEntry(
        Type request,
        Type answer,
        ToolDefinition definition,
        Type handlerContract,
        ToolParts parts
    )
    {
        Request = request;
        Answer = answer;
        Definition = definition;
        HandlerContract = handlerContract;
        RulesContract = typeof(IValidator<>).MakeGenericType(request);
        Handlers = parts.Of(HandlerContract);
        Validators = parts.Of(RulesContract);
        InputSchema = ToolSchema.OfArguments(request, Rules());
        OutputSchema = ToolSchema.OfAnswer(answer);
        HeaderArguments = SchemaWords.MayHaveHeaders(InputSchema)
            ? [.. HeaderArgumentsOf(InputSchema.GetProperty("properties"))]
            : [];
    }

    public Type Request { get; }

    public Type Answer { get; }

    public ToolDefinition Definition { get; }

    public JsonElement InputSchema { get; }

    public JsonElement OutputSchema { get; }

    /// <summary>The arguments that clients repeat in headers.</summary>
    public IReadOnlyList<HeaderArgument> HeaderArguments { get; }

    internal Type HandlerContract { get; }

    internal Type RulesContract { get; }

    /// <summary>The handlers that its assembly has for it; one, unless the catalog has a fault.</summary>
    internal IReadOnlyList<Type> Handlers { get; }

    /// <summary>The validators that its assembly has for it; at most one, unless the catalog has a fault.</summary>
    internal IReadOnlyList<Type> Validators { get; }

    /// <summary>Whether a type means to be a tool, however wrong it is written.</summary>
    internal static bool IsMeantAsTool(Type type) =>
        type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(ITool));

    /// <summary>Makes the entry of a request type; null when it is no tool.</summary>
    /// <exception cref="TargetInvocationException">Its definition throws.</exception>
    internal static ToolEntry? Of(Type type, ToolParts parts) =>
        ContractOf(type) is { } contract
            ? (ToolEntry)
                Activator.CreateInstance(
                    typeof(CallableTool<,>).MakeGenericType(type, contract.GenericTypeArguments[0]),
                    parts
                )!
            : null;

    private static IEnumerable<HeaderArgument> HeaderArgumentsOf(JsonElement arguments) =>
        from argument in arguments.EnumerateObject()
        where argument.Value.TryGetProperty(SchemaWords.InHeader, out _)
        let type = argument.Value.TryGetProperty("type", out var type) ? type : default
        select new HeaderArgument(
            argument.Name,
            argument.Value.GetProperty(SchemaWords.InHeader).GetString()!,
            type.ValueKind == JsonValueKind.String && type.ValueEquals("integer")
        );

    private static Type? ContractOf(Type type) =>
        type is { IsAbstract: false, IsGenericTypeDefinition: false, IsClass: true }
            ? Array.Find(
                type.GetInterfaces(),
                candidate => candidate.IsGenericType && candidate.GetGenericTypeDefinition() == typeof(ITool<>)
            )
            : null;

    /// <summary>What these arguments need beside the tool's permission.</summary>
    /// <exception cref="Exception">Whatever the tool's own code throws.</exception>
    internal abstract IReadOnlyList<Permission> NeededBy(JsonElement arguments);

    /// <summary>Binds the arguments to the tool's request and sends it. The caller's right to it is already decided.</summary>
    internal abstract Task<ToolOutcome> CallAsync(
        IServiceProvider services,
        JsonElement arguments,
        CancellationToken cancellationToken
    );

    /// <summary>The rules of the arguments, if they can be made without asking anybody.</summary>
    private IValidator? Rules() =>
        Validators is [var rules, ..] && rules.GetConstructor(Type.EmptyTypes) is not null
            ? (IValidator?)Activator.CreateInstance(rules)
            : null;
}
