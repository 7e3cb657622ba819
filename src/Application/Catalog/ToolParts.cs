using System.Reflection;
using FluentValidation;
using MediatR;

namespace McpServer.Application.Catalog;

/// <summary>The handlers and validators of an assembly. It is looked through once, however many tools it has.</summary>
internal sealed class ToolParts
{
    private readonly ILookup<Type, Type> _bySubject;

    public ToolParts(Assembly assembly) =>
        _bySubject = (
            from type in assembly.GetTypes()
            where !type.IsAbstract
            from contract in type.GetInterfaces()
            where IsPart(contract)
            select new { Subject = contract.GenericTypeArguments[0], Type = type }
        ).ToLookup(part => part.Subject, part => part.Type);

    /// <summary>The types that fulfil a contract about a tool.</summary>
    public IReadOnlyList<Type> Of(Type contract) =>
        [
            .. SelfAndBroader(contract.GenericTypeArguments[0])
                .SelectMany(subject => _bySubject[subject])
                .Distinct()
                .Where(type => type.IsAssignableTo(contract)),
        ];

    private static bool IsPart(Type contract) =>
        contract.IsGenericType
        && contract.GetGenericTypeDefinition() is var definition
        && (definition == typeof(IValidator<>) || definition == typeof(IRequestHandler<,>));

    // Both contracts are contravariant: rules for what a tool derives from are rules for the tool.
    private static IEnumerable<Type> SelfAndBroader(Type type)
    {
        for (var one = type; one is not null; one = one.BaseType)
        {
            yield return one;
        }

        foreach (var contract in type.GetInterfaces())
        {
            yield return contract;
        }
    }
}
