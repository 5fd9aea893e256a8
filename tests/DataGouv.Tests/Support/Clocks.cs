using Microsoft.Extensions.Time.Testing;

namespace DataGouv.Tests.Support;

/// <summary>What tests do with a clock of their own.</summary>
internal static class Clocks
{
    /// <summary>Lets time go by, a step at a time, until a task has ended.</summary>
    public static async Task<T> RunAsync<T>(this FakeTimeProvider clock, Task<T> task, TimeSpan? step = null)
    {
        while (!task.IsCompleted)
        {
            clock.Advance(step ?? TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        return await task;
    }
}
