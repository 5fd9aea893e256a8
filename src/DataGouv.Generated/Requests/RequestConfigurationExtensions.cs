using DataGouv.Core;
using Microsoft.Kiota.Abstractions;

namespace DataGouv;

/// <summary>Configures the requests of the Main API.</summary>
public static class RequestConfigurationExtensions
{
    /// <summary>
    /// Asks for some fields only (<c>X-Fields</c>), by their names on the wire: <c>request.Fields("id", "title", "organization{name}")</c>.
    /// On a list the fields are those of its items, and what a page needs beside them is added. A member that was not asked for throws
    /// <see cref="MemberNotSentException"/> when it is read.
    /// </summary>
    /// <typeparam name="TQuery">The query parameters of the operation.</typeparam>
    /// <param name="request">The configuration of the request.</param>
    /// <param name="names">The names of the fields, at least one, each with those in it in braces where not all of them are wanted.</param>
    /// <exception cref="ArgumentException">
    /// There is no name, or the braces do not match. The call throws it for a name that the model does not have, before it is sent.
    /// </exception>
    public static void Fields<TQuery>(this RequestConfiguration<TQuery> request, params ReadOnlySpan<string> names)
        where TQuery : class, new()
    {
        ArgumentNullException.ThrowIfNull(request);
        var mask = string.Join(',', names!);
        var fields = MaskFields.Parse(mask);
        if (fields.IsEmpty)
        {
            throw new ArgumentException("No field is named: pass the names of the fields, such as \"id\" and \"title\".", nameof(names));
        }

        request.Headers.Add(FieldSelection.Header, mask);
        request.Options.Add(new FieldSelection(fields));
    }
}
