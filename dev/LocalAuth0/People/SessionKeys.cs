using System.Xml.Linq;
using Microsoft.AspNetCore.DataProtection.Repositories;

namespace McpServer.LocalAuth0.People;

/// <summary>Keeps the keys of sessions and forms in memory. A session need not survive a restart, nor touch the disk.</summary>
internal sealed class SessionKeys : IXmlRepository
{
    private readonly Lock _gate = new();
    private readonly List<XElement> _elements = [];

    public IReadOnlyCollection<XElement> GetAllElements()
    {
        lock (_gate)
        {
            return [.. _elements];
        }
    }

    public void StoreElement(XElement element, string friendlyName)
    {
        lock (_gate)
        {
            _elements.Add(element);
        }
    }
}
