using McpServer.Architecture.Tests.Specimens.Ports;

namespace McpServer.Architecture.Tests;

public sealed class PortTests
{
    private const string Ports = "McpServer.Application.Ports";

    private static IEnumerable<Type> Declared => Ours.Types.Where(type => type.Namespace == Ports);

    [Fact]
    public void Ports_are_interfaces_and_nothing_else() => Assert.Empty(NotInterfaces(Declared));

    [Fact]
    public void Every_port_has_one_implementation_outside() =>
        Assert.Empty(
            NotImplementedOnce(
                Declared,
                Ours.Types.Where(type => type.Assembly == Ours.Infrastructure || type.Assembly == Ours.Host)
            )
        );

    [Fact]
    public void There_are_ports_to_look_at() => Assert.NotEmpty(Declared);

    [Fact]
    public void A_port_that_is_a_class_is_told() =>
        Assert.Single(NotInterfaces([typeof(ClassAsPort), typeof(IUsedTwice)]));

    [Fact]
    public void A_port_that_nobody_implements_is_told() =>
        Assert.Single(NotImplementedOnce([typeof(IUnused)], [typeof(OneUse), typeof(AnotherUse)]));

    [Fact]
    public void A_port_that_two_implement_is_told() =>
        Assert.Single(NotImplementedOnce([typeof(IUsedTwice)], [typeof(OneUse), typeof(AnotherUse)]));

    private static IEnumerable<string> NotInterfaces(IEnumerable<Type> ports) =>
        ports.Where(type => !type.IsInterface).Select(type => $"{type} is no interface; move it to Domain.");

    private static IEnumerable<string> NotImplementedOnce(IEnumerable<Type> ports, IEnumerable<Type> outside) =>
        from port in ports
        let uses = outside.Where(type => type.IsClass && type.IsAssignableTo(port)).ToArray()
        where uses.Length != 1
        select $"{port} is implemented by [{string.Join<Type>(", ", uses)}]; an interface is for crossing a layer outward, once.";
}
