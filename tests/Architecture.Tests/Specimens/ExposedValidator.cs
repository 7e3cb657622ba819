using FluentValidation;

namespace McpServer.Architecture.Tests.Specimens;

/// <summary>Breaks a rule: a validator beside its request.</summary>
public sealed class ExposedValidator : AbstractValidator<StrayRequest>;
