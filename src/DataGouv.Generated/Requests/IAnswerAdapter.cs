using Microsoft.Kiota.Abstractions;

namespace DataGouv.Core;

/// <summary>A request adapter with an exception of its own for an answer that is a success and cannot be read.</summary>
public interface IAnswerAdapter
{
    /// <summary>The exception.</summary>
    /// <param name="operation">The operation that was called.</param>
    /// <param name="message">What is wrong with its answer.</param>
    /// <param name="cause">What the reader said; null when there was nothing to read.</param>
    ApiException Unreadable(ApiOperation? operation, string message, Exception? cause);
}
