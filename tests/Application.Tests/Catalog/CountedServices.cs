using System.Collections;
using Microsoft.Extensions.DependencyInjection;

namespace McpServer.Application.Tests.Catalog;

/// <summary>Counts how often somebody looks through all services, or for one among them.</summary>
internal sealed class CountedServices : IServiceCollection
{
    private readonly ServiceCollection _services = [];

    public int Looks { get; private set; }

    public int Count => _services.Count;

    public bool IsReadOnly => false;

    private ServiceCollection Looked
    {
        get
        {
            Looks++;
            return _services;
        }
    }

    public ServiceDescriptor this[int index]
    {
        get => Looked[index];
        set => _services[index] = value;
    }

    public IEnumerator<ServiceDescriptor> GetEnumerator() => Looked.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    public int IndexOf(ServiceDescriptor item) => Looked.IndexOf(item);

    public bool Contains(ServiceDescriptor item) => Looked.Contains(item);

    public void Add(ServiceDescriptor item) => ((IServiceCollection)_services).Add(item);

    public void Insert(int index, ServiceDescriptor item) => _services.Insert(index, item);

    public bool Remove(ServiceDescriptor item) => Looked.Remove(item);

    public void RemoveAt(int index) => _services.RemoveAt(index);

    public void Clear() => _services.Clear();

    // The container takes a copy of all when it is built.
    public void CopyTo(ServiceDescriptor[] array, int arrayIndex) => _services.CopyTo(array, arrayIndex);
}
